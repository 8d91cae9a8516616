// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Signatures} from "../kernel/Signatures.sol";
import {Messages} from "./Messages.sol";

interface MessageHandler {
    function handleReceiveFinalizedMessage(bytes calldata body) external returns (bool);
}

/// Carries messages to another chain. One attester vouches for them, where the real one has several.
contract MessageTransmitter {
    event MessageSent(bytes message);
    event MessageReceived(address indexed caller, bytes32 indexed nonce);

    uint32 public immutable localDomain;
    address public immutable attester;

    mapping(bytes32 nonce => uint256) public usedNonces;

    constructor(uint32 domain, address attester_) {
        localDomain = domain;
        attester = attester_;
    }

    function sendMessage(
        uint32 destination,
        bytes32 recipient,
        bytes32 caller,
        uint32 minFinality,
        bytes calldata body
    ) external {
        bytes32 sender = bytes32(uint256(uint160(msg.sender)));
        bytes memory head =
            Messages.header(localDomain, destination, sender, recipient, caller, minFinality);
        emit MessageSent(bytes.concat(head, body));
    }

    function receiveMessage(bytes calldata message, bytes calldata attestation)
        external
        returns (bool)
    {
        require(
            Signatures.recover(keccak256(message), attestation) == attester,
            "Invalid signature: not attester"
        );
        require(Messages.destinationOf(message) == localDomain, "Invalid destination domain");
        address caller = Messages.callerOf(message);
        require(caller == address(0) || caller == msg.sender, "Invalid caller for message");
        bytes32 nonce = Messages.nonceOf(message);
        require(usedNonces[nonce] == 0, "Nonce already used");
        usedNonces[nonce] = 1;
        MessageHandler handler = MessageHandler(Messages.recipientOf(message));
        require(handler.handleReceiveFinalizedMessage(Messages.bodyOf(message)));
        emit MessageReceived(msg.sender, nonce);
        return true;
    }
}
