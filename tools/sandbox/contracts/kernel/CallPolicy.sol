// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Call, Calls} from "./Calls.sol";
import {PackedUserOperation, Policy} from "./Modules.sol";

enum Condition {
    Equal,
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
    NotEqual,
    OneOf
}

/// What one word of the arguments must be; `offset` counts from behind the selector.
struct Rule {
    Condition condition;
    uint64 offset;
    bytes32[] params;
}

/// A call that may be made. The zero address as target is any target.
struct Permission {
    bytes1 callType;
    address target;
    bytes4 selector;
    uint256 valueLimit;
    Rule[] rules;
}

/// Lets an account make the calls of a list only. Set with `abi.encode(Permission[])`.
contract CallPolicy is Policy {
    error CallViolatesParamRule();
    error CallViolatesValueRule();

    mapping(bytes32 id => mapping(address account => mapping(bytes32 call => bytes))) private permitted;

    function checkUserOpPolicy(bytes32 id, PackedUserOperation calldata userOp)
        external
        payable
        override
        returns (uint256)
    {
        _requireLive(id);
        (bytes1 kind, Call[] memory calls) = Calls.read(userOp.callData);
        bytes1 callType = kind == Calls.DELEGATE ? Calls.DELEGATE : Calls.SINGLE;
        for (uint256 at = 0; at < calls.length; at += 1) _check(id, callType, calls[at]);
        return VALID;
    }

    function _check(bytes32 id, bytes1 callType, Call memory call) private view {
        bytes4 selector = Calls.selectorOf(call.callData);
        bytes memory found = permitted[id][msg.sender][_key(callType, call.target, selector)];
        if (found.length == 0) {
            found = permitted[id][msg.sender][_key(callType, address(0), selector)];
        }
        if (found.length == 0) revert Calls.InvalidCallData();
        Permission memory permission = abi.decode(found, (Permission));
        if (call.value > permission.valueLimit) revert CallViolatesValueRule();
        for (uint256 at = 0; at < permission.rules.length; at += 1) {
            Rule memory rule = permission.rules[at];
            if (call.callData.length < 4 + uint256(rule.offset) + 32) revert CallViolatesParamRule();
            bytes32 given = Calls.word(call.callData, 4 + rule.offset);
            if (!_holds(rule, given)) revert CallViolatesParamRule();
        }
    }

    function _holds(Rule memory rule, bytes32 given) private pure returns (bool) {
        if (rule.condition == Condition.OneOf) {
            for (uint256 at = 0; at < rule.params.length; at += 1) {
                if (rule.params[at] == given) return true;
            }
            return false;
        }
        bytes32 limit = rule.params[0];
        if (rule.condition == Condition.Equal) return given == limit;
        if (rule.condition == Condition.Greater) return given > limit;
        if (rule.condition == Condition.Less) return given < limit;
        if (rule.condition == Condition.GreaterOrEqual) return given >= limit;
        if (rule.condition == Condition.LessOrEqual) return given <= limit;
        return given != limit;
    }

    function _install(bytes32 id, bytes calldata data) internal override {
        Permission[] memory permissions = abi.decode(data, (Permission[]));
        for (uint256 at = 0; at < permissions.length; at += 1) {
            Permission memory one = permissions[at];
            if (one.callType != Calls.SINGLE && one.callType != Calls.DELEGATE) {
                revert Calls.InvalidCallType();
            }
            bytes32 key = _key(one.callType, one.target, one.selector);
            require(permitted[id][msg.sender][key].length == 0, "duplicate permissionHash");
            permitted[id][msg.sender][key] = abi.encode(one);
        }
    }

    function _key(bytes1 callType, address target, bytes4 selector) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(callType, target, selector));
    }
}
