"""The fault harness (`make faults`): parts of a running system are killed, promises must hold."""
