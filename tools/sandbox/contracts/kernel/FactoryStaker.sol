// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

interface AccountFactory {
    function createAccount(bytes calldata data, bytes32 salt) external payable returns (address);
}

/// The one factory that accounts are made through. The real one stakes for many factories and keeps a
/// list of them; here there is one, and nobody asks for a stake.
contract FactoryStaker {
    error NotApprovedFactory();

    address private immutable approvedFactory;

    constructor(address factory) {
        approvedFactory = factory;
    }

    function approved(address factory) public view returns (bool) {
        return factory == approvedFactory;
    }

    function deployWithFactory(AccountFactory factory, bytes calldata createData, bytes32 salt)
        external
        payable
        returns (address)
    {
        if (!approved(address(factory))) revert NotApprovedFactory();
        return factory.createAccount{value: msg.value}(createData, salt);
    }
}
