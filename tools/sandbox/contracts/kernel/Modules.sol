// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What EntryPoint v0.7 hands to an account, packed as there.
struct PackedUserOperation {
    address sender;
    uint256 nonce;
    bytes initCode;
    bytes callData;
    bytes32 accountGasLimits;
    uint256 preVerificationGas;
    bytes32 gasFees;
    bytes paymasterAndData;
    bytes signature;
}

/// What every ERC-7579 module answers. Kernel gives policies and signers the id of the permission,
/// padded to 32 bytes, in front of their own data.
abstract contract Module {
    error AlreadyInitialized(address account);
    error NotInitialized(address account);

    uint256 internal constant VALIDATOR = 1;
    uint256 internal constant POLICY = 5;
    uint256 internal constant SIGNER = 6;

    uint256 internal constant VALID = 0;
    uint256 internal constant INVALID = 1;

    bytes4 internal constant ERC1271_VALID = 0x1626ba7e;
    bytes4 internal constant ERC1271_INVALID = 0xffffffff;
}

/// A module of a permission: it keeps one setting for each permission of each account, and counts them.
abstract contract PermissionModule is Module {
    enum Status {
        Absent,
        Live,
        Gone
    }

    mapping(bytes32 id => mapping(address account => Status)) public status;
    mapping(address account => uint256) public permissionsOf;

    function onInstall(bytes calldata data) external payable {
        bytes32 id = bytes32(data[0:32]);
        // A permission that was removed does not come back under its id.
        if (status[id][msg.sender] != Status.Absent) revert AlreadyInitialized(msg.sender);
        status[id][msg.sender] = Status.Live;
        permissionsOf[msg.sender] += 1;
        _install(id, data[32:]);
    }

    function onUninstall(bytes calldata data) external payable {
        bytes32 id = bytes32(data[0:32]);
        _requireLive(id);
        status[id][msg.sender] = Status.Gone;
        permissionsOf[msg.sender] -= 1;
    }

    function isInitialized(address account) external view returns (bool) {
        return permissionsOf[account] > 0;
    }

    function _requireLive(bytes32 id) internal view {
        if (status[id][msg.sender] != Status.Live) revert NotInitialized(msg.sender);
    }

    function _install(bytes32 id, bytes calldata data) internal virtual;
}

/// A policy of a permission: says of each user operation whether it may be.
abstract contract Policy is PermissionModule {
    function isModuleType(uint256 kind) external pure returns (bool) {
        return kind == POLICY;
    }

    /// Nothing here limits what a session key may sign off chain; the permission itself forbids that.
    function checkSignaturePolicy(bytes32 id, address, bytes32, bytes calldata)
        external
        view
        virtual
        returns (uint256)
    {
        _requireLive(id);
        return VALID;
    }

    function checkUserOpPolicy(bytes32 id, PackedUserOperation calldata userOp)
        external
        payable
        virtual
        returns (uint256);
}
