// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

interface Token {
    function balanceOf(address account) external view returns (uint256);
    function decimals() external view returns (uint8);
    function approve(address spender, uint256 value) external returns (bool);
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// A token that the bridge may make and destroy.
interface BridgedToken is Token {
    function mint(address to, uint256 value) external;
    function burn(uint256 value) external;
}

interface Vault {
    function asset() external view returns (address);
    function deposit(uint256 assets, address receiver) external returns (uint256);
    function redeem(uint256 shares, address receiver, address owner) external returns (uint256);
}

interface Pool {
    function aToken() external view returns (address);
    function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode) external;
    function withdraw(address asset, uint256 amount, address to) external returns (uint256);
}

interface Exchange {
    function swap(Token from, Token to, uint256 amount) external returns (uint256);
}

interface TokenMessenger {
    function depositForBurnWithHook(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold,
        bytes calldata hookData
    ) external;
}

interface Router {
    function buyFor(bytes32 id, uint256 amount, address recipient) external returns (uint256);
}

/// What belongs to the sandbox itself: rates, prices, doors. Only its keeper turns them.
abstract contract Kept {
    error NotTheKeeper();

    address internal immutable keeper;

    constructor(address keeper_) {
        keeper = keeper_;
    }

    modifier onlyKeeper() {
        if (msg.sender != keeper) revert NotTheKeeper();
        _;
    }
}
