// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Recovers who signed a hash, of 65-byte signatures with a low `s`.
library Signatures {
    uint256 private constant HALF_ORDER =
        0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// True when `signer` signed the hash itself, or the message `personal_sign` makes of it.
    function signedBy(address signer, bytes32 hash, bytes calldata signature)
        internal
        pure
        returns (bool)
    {
        if (signer == address(0)) return false;
        if (recover(hash, signature) == signer) return true;
        bytes32 message = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", hash));
        return recover(message, signature) == signer;
    }

    /// The zero address where there is no such signer.
    function recover(bytes32 hash, bytes calldata signature) internal pure returns (address) {
        if (signature.length != 65) return address(0);
        bytes32 s = bytes32(signature[32:64]);
        if (uint256(s) > HALF_ORDER) return address(0);
        return ecrecover(hash, uint8(signature[64]), bytes32(signature[0:32]), s);
    }
}
