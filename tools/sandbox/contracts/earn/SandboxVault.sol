// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Growing} from "./Growing.sol";
import {Kept, Token} from "./Interfaces.sol";

/// An ERC-4626 vault whose shares gain value.
contract SandboxVault is Growing {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);
    event Withdraw(
        address indexed sender,
        address indexed receiver,
        address indexed owner,
        uint256 assets,
        uint256 shares
    );

    address public immutable asset;
    uint8 public immutable decimals;
    /// Share units for one unit of the asset, when the vault is new.
    uint256 private immutable scale;
    bytes32 private immutable packedName;
    bytes32 private immutable packedSymbol;

    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(address asset_, uint8 decimals_, bytes32 name_, bytes32 symbol_, address keeper_)
        Kept(keeper_)
    {
        asset = asset_;
        decimals = decimals_;
        scale = 10 ** (decimals_ - Token(asset_).decimals());
        packedName = name_;
        packedSymbol = symbol_;
    }

    function name() external view returns (string memory) {
        return _text(packedName);
    }

    function symbol() external view returns (string memory) {
        return _text(packedSymbol);
    }

    function totalAssets() external view returns (uint256) {
        return convertToAssets(totalSupply);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * scale * RAY / index();
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * index() / RAY / scale;
    }

    function maxDeposit(address) public view returns (uint256) {
        return closed ? 0 : type(uint128).max;
    }

    function maxMint(address) external view returns (uint256) {
        return closed ? 0 : type(uint128).max;
    }

    function maxWithdraw(address owner) external view returns (uint256) {
        return convertToAssets(balanceOf[owner]);
    }

    function maxRedeem(address owner) external view returns (uint256) {
        return balanceOf[owner];
    }

    function previewDeposit(uint256 assets) external view returns (uint256) {
        return convertToShares(assets);
    }

    function previewMint(uint256 shares) public view returns (uint256) {
        return _ceil(shares * index(), RAY * scale);
    }

    function previewWithdraw(uint256 assets) public view returns (uint256) {
        return _ceil(assets * scale * RAY, index());
    }

    function previewRedeem(uint256 shares) external view returns (uint256) {
        return convertToAssets(shares);
    }

    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        shares = convertToShares(assets);
        _enter(assets, shares, receiver);
    }

    function mint(uint256 shares, address receiver) external returns (uint256 assets) {
        assets = previewMint(shares);
        _enter(assets, shares, receiver);
    }

    function withdraw(uint256 assets, address receiver, address owner)
        external
        returns (uint256 shares)
    {
        shares = previewWithdraw(assets);
        _leave(assets, shares, receiver, owner);
    }

    function redeem(uint256 shares, address receiver, address owner)
        external
        returns (uint256 assets)
    {
        assets = convertToAssets(shares);
        _leave(assets, shares, receiver, owner);
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
        _spend(from, value);
        _move(from, to, value);
        return true;
    }

    function _enter(uint256 assets, uint256 shares, address receiver) private {
        _requireOpen();
        _accrue();
        Token(asset).transferFrom(msg.sender, address(this), assets);
        totalSupply += shares;
        balanceOf[receiver] += shares;
        emit Transfer(address(0), receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function _leave(uint256 assets, uint256 shares, address receiver, address owner) private {
        _accrue();
        if (msg.sender != owner) _spend(owner, shares);
        require(balanceOf[owner] >= shares, "ERC20: burn amount exceeds balance");
        balanceOf[owner] -= shares;
        totalSupply -= shares;
        emit Transfer(owner, address(0), shares);
        Token(asset).transfer(receiver, assets);
        emit Withdraw(msg.sender, receiver, owner, assets, shares);
    }

    function _spend(address owner, uint256 value) private {
        uint256 allowed = allowance[owner][msg.sender];
        require(allowed >= value, "ERC20: insufficient allowance");
        if (allowed != type(uint256).max) allowance[owner][msg.sender] = allowed - value;
    }

    function _move(address from, address to, uint256 value) private {
        require(balanceOf[from] >= value, "ERC20: transfer amount exceeds balance");
        balanceOf[from] -= value;
        balanceOf[to] += value;
        emit Transfer(from, to, value);
    }
}
