// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {BridgedToken, TokenMessenger} from "../earn/Interfaces.sol";
import {MessageHandler, MessageTransmitter} from "./MessageTransmitter.sol";
import {Messages} from "./Messages.sol";

/// Burns USDC on one chain and mints them on another. The real one has a minter of its own for that.
contract SandboxTokenMessenger is TokenMessenger, MessageHandler {
    event DepositForBurn(
        address indexed burnToken,
        uint256 amount,
        address indexed depositor,
        bytes32 mintRecipient,
        uint32 destinationDomain,
        uint256 maxFee,
        uint32 indexed minFinalityThreshold,
        bytes hookData
    );
    event MintAndWithdraw(
        address indexed mintRecipient, uint256 amount, address indexed mintToken, uint256 feeCollected
    );

    BridgedToken private immutable usdc;
    MessageTransmitter public immutable localMessageTransmitter;
    address public immutable feeRecipient;

    constructor(BridgedToken usdc_, MessageTransmitter transmitter, address feeRecipient_) {
        usdc = usdc_;
        localMessageTransmitter = transmitter;
        feeRecipient = feeRecipient_;
    }

    function depositForBurnWithHook(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold,
        bytes calldata hookData
    ) external {
        Messages.Burn memory burn;
        burn.token = burnToken;
        burn.mintRecipient = mintRecipient;
        burn.amount = amount;
        burn.maxFee = maxFee;
        burn.hook = hookData;
        _take(burn);
        // The messenger of the other chain has this one's address.
        bytes32 recipient = bytes32(uint256(uint160(address(this))));
        localMessageTransmitter.sendMessage(
            destinationDomain,
            recipient,
            destinationCaller,
            minFinalityThreshold,
            Messages.body(burn, msg.sender)
        );
        _tell(burn, destinationDomain, minFinalityThreshold);
    }

    function _take(Messages.Burn memory burn) private {
        require(burn.amount > 0, "Amount must be nonzero");
        require(burn.maxFee < burn.amount, "Max fee must be less than amount");
        require(burn.token == address(usdc), "Burn token not supported");
        usdc.transferFrom(msg.sender, address(this), burn.amount);
        usdc.burn(burn.amount);
    }

    function _tell(Messages.Burn memory burn, uint32 domain, uint32 minFinality) private {
        emit DepositForBurn(
            burn.token,
            burn.amount,
            msg.sender,
            burn.mintRecipient,
            domain,
            burn.maxFee,
            minFinality,
            burn.hook
        );
    }

    function handleReceiveFinalizedMessage(bytes calldata body) external returns (bool) {
        require(msg.sender == address(localMessageTransmitter), "Invalid message transmitter");
        (address recipient, uint256 amount, uint256 maxFee, uint256 fee) = Messages.mintOf(body);
        require(fee <= maxFee, "Fee exceeds max fee");
        usdc.mint(recipient, amount - fee);
        if (fee > 0) usdc.mint(feeRecipient, fee);
        emit MintAndWithdraw(recipient, amount - fee, address(usdc), fee);
        return true;
    }
}
