// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Kept} from "./Interfaces.sol";

/// What was put in gains value with the time of the chain, at a rate the keeper sets; deposits can be
/// closed. What is owed on top of the deposits comes out of a reserve: no token is ever made.
abstract contract Growing is Kept {
    error DepositsClosed();

    uint256 internal constant RAY = 1e27;

    /// Gain of a second, in rays, on the value of a share at `since`.
    uint256 public ratePerSecond;
    uint256 private since;
    uint256 private indexThen;
    bool public closed;

    /// Value of a share in rays, as a multiple of what it was at first.
    function index() public view returns (uint256) {
        if (indexThen == 0) return RAY;
        return indexThen + indexThen * ratePerSecond * (block.timestamp - since) / RAY;
    }

    function setRate(uint256 perSecond) external onlyKeeper {
        _accrue();
        ratePerSecond = perSecond;
    }

    function setClosed(bool to) external onlyKeeper {
        closed = to;
    }

    /// From here on, what has grown grows too.
    function _accrue() internal {
        indexThen = index();
        since = block.timestamp;
    }

    function _requireOpen() internal view {
        if (closed) revert DepositsClosed();
    }

    function _ceil(uint256 a, uint256 b) internal pure returns (uint256) {
        return (a + b - 1) / b;
    }

    /// A text that was packed into a word, as what a constructor fixes has to be.
    function _text(bytes32 packed) internal pure returns (string memory) {
        uint256 length;
        while (length < 32 && packed[length] != 0) length += 1;
        bytes memory text = new bytes(length);
        for (uint256 at = 0; at < length; at += 1) text[at] = packed[at];
        return string(text);
    }
}
