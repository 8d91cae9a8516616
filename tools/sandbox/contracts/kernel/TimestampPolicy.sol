// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {PackedUserOperation, Policy} from "./Modules.sol";

/// Bounds a permission in time. Set with `abi.encode(uint48 validAfter, uint48 validUntil)`; an end of
/// zero is no end. EntryPoint compares with the time of the block.
contract TimestampPolicy is Policy {
    struct Span {
        uint48 validAfter;
        uint48 validUntil;
    }

    mapping(bytes32 id => mapping(address account => Span)) public spans;

    function checkUserOpPolicy(bytes32 id, PackedUserOperation calldata)
        external
        payable
        override
        returns (uint256)
    {
        _requireLive(id);
        Span memory span = spans[id][msg.sender];
        return uint256(span.validAfter) << 208 | uint256(span.validUntil) << 160;
    }

    function checkSignaturePolicy(bytes32 id, address, bytes32, bytes calldata)
        external
        view
        override
        returns (uint256)
    {
        _requireLive(id);
        Span memory span = spans[id][msg.sender];
        bool ended = span.validUntil != 0 && block.timestamp > span.validUntil;
        return block.timestamp < span.validAfter || ended ? INVALID : VALID;
    }

    function _install(bytes32 id, bytes calldata data) internal override {
        (uint48 validAfter, uint48 validUntil) = abi.decode(data, (uint48, uint48));
        spans[id][msg.sender] = Span(validAfter, validUntil);
    }
}
