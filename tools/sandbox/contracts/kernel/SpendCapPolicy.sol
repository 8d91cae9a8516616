// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Call, Calls} from "./Calls.sol";
import {PackedUserOperation, Policy} from "./Modules.sol";

/// Caps how much of one token a permission lets go in a period. What is approved or transferred counts,
/// when the operation is validated, whether or not it succeeds afterwards. The period begins with the
/// first operation after the one before is over. Set with
/// `abi.encode(address token, uint256 cap, uint48 period)`, the period in seconds.
contract SpendCapPolicy is Policy {
    error SpendCapExceeded(uint256 spent, uint256 cap);

    struct Cap {
        address token;
        uint48 period;
        uint48 since;
        uint256 cap;
        uint256 spent;
    }

    bytes4 private constant TRANSFER = 0xa9059cbb;
    bytes4 private constant APPROVE = 0x095ea7b3;

    mapping(bytes32 id => mapping(address account => Cap)) public caps;

    function checkUserOpPolicy(bytes32 id, PackedUserOperation calldata userOp)
        external
        payable
        override
        returns (uint256)
    {
        _requireLive(id);
        Cap storage own = caps[id][msg.sender];
        uint256 amount = _released(own.token, userOp.callData);
        if (amount == 0) return VALID;
        if (block.timestamp >= uint256(own.since) + own.period) {
            own.since = uint48(block.timestamp);
            own.spent = 0;
        }
        uint256 spent = own.spent + amount;
        if (spent > own.cap) revert SpendCapExceeded(spent, own.cap);
        own.spent = spent;
        return VALID;
    }

    function _released(address token, bytes calldata callData) private pure returns (uint256 sum) {
        (, Call[] memory calls) = Calls.read(callData);
        for (uint256 at = 0; at < calls.length; at += 1) {
            if (calls[at].target != token) continue;
            bytes4 selector = Calls.selectorOf(calls[at].callData);
            if (selector != TRANSFER && selector != APPROVE) continue;
            sum += uint256(Calls.word(calls[at].callData, 36));
        }
    }

    function _install(bytes32 id, bytes calldata data) internal override {
        (address token, uint256 cap, uint48 period) = abi.decode(data, (address, uint256, uint48));
        caps[id][msg.sender] = Cap(token, period, 0, cap, 0);
    }
}
