// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Exchange, Kept, Pool, Router, Token, TokenMessenger, Vault} from "./Interfaces.sol";

/// Takes USDC to an instrument and back. An instrument's id names its chain in the first four bytes; one
/// of another chain is reached through the bridge, with the order as the message's hook.
contract SwapDepositRouter is Kept, Router {
    error InvalidAmount();
    error UnknownInstrument(bytes32 id);
    error CrossChainSellNotSupported();
    error CrossChainBridgeNotConfigured();
    error DestinationDomainNotConfigured(uint256 chainId);
    error FastTransferRequiresFee();
    error FeeTooHigh();
    error InsufficientOutput(uint256 actual, uint256 minimum);

    event Bought(
        address indexed account, bytes32 indexed id, uint256 amount, uint256 deposited, uint256 shares
    );
    event Sold(address indexed account, bytes32 indexed id, uint256 shares, uint256 out);
    event CrossChainBuy(address indexed account, bytes32 indexed id, uint256 amount, bool fast);
    event FeesTaken(uint256 protocolFee, uint256 referralFee, address referral);

    uint256 private constant LARGEST_FEE_BPS = 500;
    uint32 private constant FAST = 1_000;
    uint32 private constant STANDARD = 2_000;

    /// Where an instrument's money goes: a vault of ERC-4626, or a pool in the manner of Aave.
    struct Instrument {
        address execution;
        Token token;
        bool isPool;
    }

    struct Destination {
        bool known;
        uint32 domain;
        address receiver;
    }

    Token public immutable usdc;
    Exchange public immutable exchange;
    TokenMessenger public immutable bridge;

    mapping(bytes32 id => Instrument) public instruments;
    mapping(uint256 chainId => Destination) public destinations;
    uint256 public protocolFeeBps;

    constructor(Token usdc_, Exchange exchange_, TokenMessenger bridge_, address keeper_)
        Kept(keeper_)
    {
        usdc = usdc_;
        exchange = exchange_;
        bridge = bridge_;
    }

    function registerVault(Vault vault) external onlyKeeper {
        bytes32 market = bytes32(uint256(uint160(address(vault))));
        _register(market, Instrument(address(vault), Token(vault.asset()), false));
    }

    function registerPool(Pool pool, Token token) external onlyKeeper {
        _register(keccak256(abi.encode(token)), Instrument(address(pool), token, true));
    }

    function setDestination(uint256 chainId, uint32 domain, address receiver) external onlyKeeper {
        destinations[chainId] = Destination(true, domain, receiver);
    }

    function setProtocolFee(uint256 bps) external onlyKeeper {
        if (bps > LARGEST_FEE_BPS) revert FeeTooHigh();
        protocolFeeBps = bps;
    }

    /// Pulls `amount` of USDC from the caller; what is bought is the caller's. Returns what was deposited,
    /// in units of the instrument's token, and nothing where that happens on another chain.
    function buy(
        bytes32 id,
        uint256 amount,
        uint256 minDeposited,
        bool fast,
        uint256 maxFee,
        uint16 referralBps,
        address referral
    ) external returns (uint256 deposited) {
        if (amount == 0) revert InvalidAmount();
        usdc.transferFrom(msg.sender, address(this), amount);
        uint256 net = _lessFees(amount, referralBps, referral);
        if (uint256(id) >> 224 != block.chainid) {
            _send(id, net, minDeposited, fast, maxFee);
            return 0;
        }
        deposited = _deposit(id, net, msg.sender);
        if (deposited < minDeposited) revert InsufficientOutput(deposited, minDeposited);
    }

    /// Deposits the caller's USDC for somebody else: the last step of a purchase from another chain.
    function buyFor(bytes32 id, uint256 amount, address recipient) external returns (uint256) {
        usdc.transferFrom(msg.sender, address(this), amount);
        return _deposit(id, amount, recipient);
    }

    /// Redeems the caller's shares; the USDC is the caller's.
    function sell(bytes32 id, uint256 shares, uint256 minOut, uint16 referralBps, address referral)
        external
        returns (uint256 out)
    {
        if (shares == 0) revert InvalidAmount();
        if (uint256(id) >> 224 != block.chainid) revert CrossChainSellNotSupported();
        Instrument memory at = _instrument(id);
        uint256 assets = _redeem(at, shares);
        out = _lessFees(_swap(at.token, usdc, assets), referralBps, referral);
        if (out < minOut) revert InsufficientOutput(out, minOut);
        usdc.transfer(msg.sender, out);
        emit Sold(msg.sender, id, shares, out);
    }

    function _deposit(bytes32 id, uint256 amount, address recipient)
        private
        returns (uint256 deposited)
    {
        Instrument memory to = _instrument(id);
        deposited = _swap(usdc, to.token, amount);
        to.token.approve(to.execution, deposited);
        uint256 shares = deposited;
        if (to.isPool) Pool(to.execution).supply(address(to.token), deposited, recipient, 0);
        else shares = Vault(to.execution).deposit(deposited, recipient);
        emit Bought(recipient, id, amount, deposited, shares);
    }

    /// Takes shares of the caller's and gives what they are worth.
    function _redeem(Instrument memory at, uint256 shares) private returns (uint256) {
        if (!at.isPool) return Vault(at.execution).redeem(shares, address(this), msg.sender);
        Token(Pool(at.execution).aToken()).transferFrom(msg.sender, address(this), shares);
        return Pool(at.execution).withdraw(address(at.token), shares, address(this));
    }

    function _send(bytes32 id, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee)
        private
    {
        if (address(bridge) == address(0)) revert CrossChainBridgeNotConfigured();
        Destination memory to = destinations[uint256(id) >> 224];
        if (!to.known) revert DestinationDomainNotConfigured(uint256(id) >> 224);
        if (fast && maxFee == 0) revert FastTransferRequiresFee();
        bytes32 receiver = bytes32(uint256(uint160(to.receiver)));
        usdc.approve(address(bridge), amount);
        bridge.depositForBurnWithHook(
            amount,
            to.domain,
            receiver,
            address(usdc),
            receiver,
            fast ? maxFee : 0,
            fast ? FAST : STANDARD,
            abi.encode(id, msg.sender, minDeposited)
        );
        emit CrossChainBuy(msg.sender, id, amount, fast);
    }

    function _swap(Token from, Token to, uint256 amount) private returns (uint256) {
        if (from == to) return amount;
        from.approve(address(exchange), amount);
        return exchange.swap(from, to, amount);
    }

    /// Both fees are of the whole amount.
    function _lessFees(uint256 amount, uint16 referralBps, address referral)
        private
        returns (uint256)
    {
        if (referralBps > LARGEST_FEE_BPS) revert FeeTooHigh();
        uint256 protocolFee = amount * protocolFeeBps / 10_000;
        uint256 referralFee = referral == address(0) ? 0 : amount * referralBps / 10_000;
        if (protocolFee > 0) usdc.transfer(keeper, protocolFee);
        if (referralFee > 0) usdc.transfer(referral, referralFee);
        if (protocolFee + referralFee > 0) emit FeesTaken(protocolFee, referralFee, referral);
        return amount - protocolFee - referralFee;
    }

    function _register(bytes32 market, Instrument memory one) private {
        uint256 hash = uint256(keccak256(abi.encode(one.execution, market)));
        instruments[bytes32(block.chainid << 224 | hash >> 32)] = one;
    }

    function _instrument(bytes32 id) private view returns (Instrument memory one) {
        one = instruments[id];
        if (one.execution == address(0)) revert UnknownInstrument(id);
    }
}
