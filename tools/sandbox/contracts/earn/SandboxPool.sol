// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "./Interfaces.sol";
import {SandboxAToken} from "./SandboxAToken.sol";

/// A pool in the manner of Aave v3 that takes one token. What is lent lies in the aToken.
contract SandboxPool {
    error UnknownReserve(address asset);

    /// As Aave v3 tells of a reserve.
    struct ReserveData {
        uint256 configuration;
        uint128 liquidityIndex;
        uint128 currentLiquidityRate;
        uint128 variableBorrowIndex;
        uint128 currentVariableBorrowRate;
        uint128 currentStableBorrowRate;
        uint40 lastUpdateTimestamp;
        uint16 id;
        address aTokenAddress;
        address stableDebtTokenAddress;
        address variableDebtTokenAddress;
        address interestRateStrategyAddress;
        uint128 accruedToTreasury;
        uint128 unbacked;
        uint128 isolationModeTotalDebt;
    }

    event Supply(
        address indexed reserve,
        address user,
        address indexed onBehalfOf,
        uint256 amount,
        uint16 indexed referralCode
    );
    event Withdraw(address indexed reserve, address indexed user, address indexed to, uint256 amount);

    SandboxAToken public immutable aToken;

    constructor(SandboxAToken aToken_) {
        aToken = aToken_;
    }

    /// The token of a reserve, and nothing else of it; of what is not taken, nothing at all.
    function getReserveData(address asset) external view returns (ReserveData memory data) {
        if (asset == aToken.asset()) data.aTokenAddress = address(aToken);
    }

    function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode) external {
        if (asset != aToken.asset()) revert UnknownReserve(asset);
        Token(asset).transferFrom(msg.sender, address(aToken), amount);
        aToken.mint(onBehalfOf, amount);
        emit Supply(asset, msg.sender, onBehalfOf, amount, referralCode);
    }

    /// The largest amount there is means everything.
    function withdraw(address asset, uint256 amount, address to) external returns (uint256) {
        if (asset != aToken.asset()) revert UnknownReserve(asset);
        uint256 all = aToken.balanceOf(msg.sender);
        uint256 taken = amount == type(uint256).max ? all : amount;
        aToken.burn(msg.sender, to, taken);
        emit Withdraw(asset, msg.sender, to, taken);
        return taken;
    }
}
