// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Kept, Token} from "./Interfaces.sol";

/// Changes one dollar token into another out of what it holds, one for one less a loss the keeper sets.
contract SandboxExchange is Kept {
    /// Loss of a swap in basis points.
    uint256 public lossBps;

    constructor(address keeper_) Kept(keeper_) {}

    function setLoss(uint256 bps) external onlyKeeper {
        require(bps <= 10_000);
        lossBps = bps;
    }

    function quote(Token from, Token to, uint256 amount) public view returns (uint256) {
        uint256 whole = amount * 10 ** to.decimals() / 10 ** from.decimals();
        return whole * (10_000 - lossBps) / 10_000;
    }

    function swap(Token from, Token to, uint256 amount) external returns (uint256 out) {
        out = quote(from, to, amount);
        from.transferFrom(msg.sender, address(this), amount);
        to.transfer(msg.sender, out);
    }
}
