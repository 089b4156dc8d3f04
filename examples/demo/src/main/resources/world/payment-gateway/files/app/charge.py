"""Charges a card, once for one key."""


def charge(store, key, amount):
    done = store.get(key)
    if done is not None:
        return done
    receipt = {"key": key, "amount": str(amount)}
    store.put(key, receipt)
    return receipt
