// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Growing} from "./Growing.sol";
import {Kept, Token} from "./Interfaces.sol";

/// Money lent to a pool in the manner of Aave: a balance is worth what it says, and grows by itself.
/// Kept in shares of what is lent; rounding is against the holder, by less than a unit.
contract SandboxAToken is Growing {
    error OnlyPool();

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    address public immutable asset;
    address public immutable POOL;
    uint8 public immutable decimals;
    bytes32 private immutable packedName;
    bytes32 private immutable packedSymbol;

    uint256 public scaledTotalSupply;
    mapping(address => uint256) public scaledBalanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(address asset_, address pool_, bytes32 name_, bytes32 symbol_, address keeper_)
        Kept(keeper_)
    {
        asset = asset_;
        POOL = pool_;
        decimals = Token(asset_).decimals();
        packedName = name_;
        packedSymbol = symbol_;
    }

    function name() external view returns (string memory) {
        return _text(packedName);
    }

    function symbol() external view returns (string memory) {
        return _text(packedSymbol);
    }

    function totalSupply() public view returns (uint256) {
        return scaledTotalSupply * index() / RAY;
    }

    function balanceOf(address account) public view returns (uint256) {
        return scaledBalanceOf[account] * index() / RAY;
    }

    /// The same two questions as a vault answers.
    function totalAssets() external view returns (uint256) {
        return totalSupply();
    }

    function convertToAssets(uint256 amount) external pure returns (uint256) {
        return amount;
    }

    function mint(address to, uint256 amount) external {
        if (msg.sender != POOL) revert OnlyPool();
        _requireOpen();
        _accrue();
        uint256 scaled = amount * RAY / index();
        scaledTotalSupply += scaled;
        scaledBalanceOf[to] += scaled;
        emit Transfer(address(0), to, amount);
    }

    /// Takes `amount` from an account and gives that much of the asset to another.
    function burn(address from, address to, uint256 amount) external {
        if (msg.sender != POOL) revert OnlyPool();
        _accrue();
        uint256 scaled = _take(from, amount);
        scaledTotalSupply -= scaled;
        emit Transfer(from, address(0), amount);
        Token(asset).transfer(to, amount);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _move(msg.sender, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        require(allowed >= value, "ERC20: insufficient allowance");
        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - value;
        _move(from, to, value);
        return true;
    }

    function _move(address from, address to, uint256 value) private {
        scaledBalanceOf[to] += _take(from, value);
        emit Transfer(from, to, value);
    }

    function _take(address from, uint256 amount) private returns (uint256 scaled) {
        scaled = _ceil(amount * RAY, index());
        require(scaledBalanceOf[from] >= scaled, "ERC20: transfer amount exceeds balance");
        scaledBalanceOf[from] -= scaled;
    }
}
