// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Router, Token} from "../earn/Interfaces.sol";
import {MessageTransmitter} from "./MessageTransmitter.sol";
import {Messages} from "./Messages.sol";

/// The other end of a purchase across chains: takes the USDC in and deposits it for the account that
/// bought. Where the deposit fails, the account has the USDC.
contract CctpReceiver {
    error InsufficientOutput(uint256 actual, uint256 minimum);

    event CrossChainBuyCompleted(
        address indexed recipient, bytes32 indexed id, uint256 amount, uint256 deposited
    );
    event CrossChainBuyFailed(
        address indexed recipient, bytes32 indexed id, uint256 amount, bytes reason
    );

    Token private immutable usdc;
    MessageTransmitter private immutable transmitter;
    Router private immutable router;

    constructor(Token usdc_, MessageTransmitter transmitter_, Router router_) {
        usdc = usdc_;
        transmitter = transmitter_;
        router = router_;
    }

    function redeem(bytes calldata message, bytes calldata attestation) external {
        uint256 before = usdc.balanceOf(address(this));
        transmitter.receiveMessage(message, attestation);
        uint256 amount = usdc.balanceOf(address(this)) - before;
        (bytes32 id, address recipient, uint256 minDeposited) =
            abi.decode(Messages.hookOf(message), (bytes32, address, uint256));
        usdc.approve(address(router), amount);
        try router.buyFor(id, amount, recipient) returns (uint256 deposited) {
            if (deposited < minDeposited) revert InsufficientOutput(deposited, minDeposited);
            emit CrossChainBuyCompleted(recipient, id, amount, deposited);
        } catch (bytes memory reason) {
            usdc.approve(address(router), 0);
            usdc.transfer(recipient, amount);
            emit CrossChainBuyFailed(recipient, id, amount, reason);
        }
    }
}
