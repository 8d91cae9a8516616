// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Module, PackedUserOperation} from "./Modules.sol";
import {Signatures} from "./Signatures.sol";

/// One owner for each account, given in twenty bytes at installation. The owner signs the hash of the
/// user operation, bare or with `personal_sign`.
contract EcdsaValidator is Module {
    event OwnerRegistered(address indexed kernel, address indexed owner);

    mapping(address account => address owner) public ecdsaValidatorStorage;

    function onInstall(bytes calldata data) external payable {
        address owner = address(bytes20(data[0:20]));
        ecdsaValidatorStorage[msg.sender] = owner;
        emit OwnerRegistered(msg.sender, owner);
    }

    function onUninstall(bytes calldata) external payable {
        if (!isInitialized(msg.sender)) revert NotInitialized(msg.sender);
        delete ecdsaValidatorStorage[msg.sender];
    }

    function isModuleType(uint256 kind) external pure returns (bool) {
        return kind == VALIDATOR;
    }

    function isInitialized(address account) public view returns (bool) {
        return ecdsaValidatorStorage[account] != address(0);
    }

    function validateUserOp(PackedUserOperation calldata userOp, bytes32 userOpHash)
        external
        payable
        returns (uint256)
    {
        address owner = ecdsaValidatorStorage[msg.sender];
        return Signatures.signedBy(owner, userOpHash, userOp.signature) ? VALID : INVALID;
    }

    function isValidSignatureWithSender(address, bytes32 hash, bytes calldata signature)
        external
        view
        returns (bytes4)
    {
        address owner = ecdsaValidatorStorage[msg.sender];
        return Signatures.signedBy(owner, hash, signature) ? ERC1271_VALID : ERC1271_INVALID;
    }
}
