// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The layout of a CCTP v2 message: a header of 148 bytes, the body of a burn of 228, and the hook.
library Messages {
    uint256 private constant BODY = 148;
    uint256 private constant HOOK = 376;

    struct Burn {
        address token;
        bytes32 mintRecipient;
        uint256 amount;
        uint256 maxFee;
        bytes hook;
    }

    function header(
        uint32 source,
        uint32 destination,
        bytes32 sender,
        bytes32 recipient,
        bytes32 caller,
        uint32 minFinality
    ) internal pure returns (bytes memory) {
        // The nonce and the finality it was attested at are filled in by who attests.
        return abi.encodePacked(
            uint32(1), source, destination, bytes32(0), sender, recipient, caller, minFinality, uint32(0)
        );
    }

    function body(Burn memory burn, address sender) internal pure returns (bytes memory) {
        // The fee and the block it expires at are filled in by who attests.
        return abi.encodePacked(
            uint32(1),
            bytes32(uint256(uint160(burn.token))),
            burn.mintRecipient,
            burn.amount,
            bytes32(uint256(uint160(sender))),
            burn.maxFee,
            uint256(0),
            uint256(0),
            burn.hook
        );
    }

    function destinationOf(bytes calldata message) internal pure returns (uint32) {
        return uint32(bytes4(message[8:12]));
    }

    function nonceOf(bytes calldata message) internal pure returns (bytes32) {
        return bytes32(message[12:44]);
    }

    function recipientOf(bytes calldata message) internal pure returns (address) {
        return address(bytes20(message[88:108]));
    }

    function callerOf(bytes calldata message) internal pure returns (address) {
        return address(bytes20(message[120:140]));
    }

    function bodyOf(bytes calldata message) internal pure returns (bytes calldata) {
        return message[BODY:];
    }

    function hookOf(bytes calldata message) internal pure returns (bytes calldata) {
        return message[HOOK:];
    }

    /// Who gets what of a burn, the fee allowed and the fee taken.
    function mintOf(bytes calldata burn)
        internal
        pure
        returns (address recipient, uint256 amount, uint256 maxFee, uint256 fee)
    {
        recipient = address(bytes20(burn[48:68]));
        amount = uint256(bytes32(burn[68:100]));
        maxFee = uint256(bytes32(burn[132:164]));
        fee = uint256(bytes32(burn[164:196]));
    }
}
