// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

struct Call {
    address target;
    uint256 value;
    bytes callData;
}

/// Reads the calls out of `execute(bytes32 mode, bytes executionCalldata)` of an ERC-7579 account.
library Calls {
    error InvalidCallType();
    error InvalidCallData();

    bytes4 internal constant EXECUTE = 0xe9ae5c53;
    bytes1 internal constant SINGLE = 0x00;
    bytes1 internal constant BATCH = 0x01;
    bytes1 internal constant DELEGATE = 0xff;

    /// The kind of call, and the calls; a delegated call has no value.
    function read(bytes calldata callData) internal pure returns (bytes1 kind, Call[] memory calls) {
        if (callData.length < 68 || bytes4(callData[0:4]) != EXECUTE) revert InvalidCallData();
        (bytes32 mode, bytes memory execution) = abi.decode(callData[4:], (bytes32, bytes));
        kind = mode[0];
        if (kind == BATCH) return (kind, abi.decode(execution, (Call[])));
        if (kind != SINGLE && kind != DELEGATE) revert InvalidCallType();
        uint256 head = kind == SINGLE ? 52 : 20;
        if (execution.length < head) revert InvalidCallData();
        calls = new Call[](1);
        calls[0].target = address(bytes20(word(execution, 0)));
        if (kind == SINGLE) calls[0].value = uint256(word(execution, 20));
        calls[0].callData = tail(execution, head);
    }

    /// The first four bytes; zeros for a call without.
    function selectorOf(bytes memory data) internal pure returns (bytes4) {
        return data.length < 4 ? bytes4(0) : bytes4(word(data, 0));
    }

    /// The 32 bytes at an offset, zeros after the end.
    function word(bytes memory data, uint256 offset) internal pure returns (bytes32 found) {
        if (offset >= data.length) return 0;
        assembly {
            found := mload(add(add(data, 32), offset))
        }
        uint256 left = data.length - offset;
        if (left < 32) found &= ~bytes32(type(uint256).max >> (8 * left));
    }

    function tail(bytes memory data, uint256 from) private pure returns (bytes memory rest) {
        rest = new bytes(data.length - from);
        for (uint256 at = 0; at < rest.length; at += 1) rest[at] = data[from + at];
    }
}
