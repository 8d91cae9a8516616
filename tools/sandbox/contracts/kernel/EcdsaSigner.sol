// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {PackedUserOperation, PermissionModule} from "./Modules.sol";
import {Signatures} from "./Signatures.sol";

/// The key that may use a permission, given in twenty bytes at installation.
contract EcdsaSigner is PermissionModule {
    mapping(bytes32 id => mapping(address account => address)) public signer;

    function isModuleType(uint256 kind) external pure returns (bool) {
        return kind == SIGNER;
    }

    function checkUserOpSignature(bytes32 id, PackedUserOperation calldata userOp, bytes32 userOpHash)
        external
        payable
        returns (uint256)
    {
        _requireLive(id);
        bool good = Signatures.signedBy(signer[id][msg.sender], userOpHash, userOp.signature);
        return good ? VALID : INVALID;
    }

    function checkSignature(bytes32 id, address, bytes32 hash, bytes calldata signature)
        external
        view
        returns (bytes4)
    {
        _requireLive(id);
        bool good = Signatures.signedBy(signer[id][msg.sender], hash, signature);
        return good ? ERC1271_VALID : ERC1271_INVALID;
    }

    function _install(bytes32 id, bytes calldata data) internal override {
        signer[id][msg.sender] = address(bytes20(data[0:20]));
    }
}
