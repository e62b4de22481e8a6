"""The double-entry ledger: append-only, every transaction sums to zero.

A debit is positive, a credit negative, in dong. The sum is checked when the database transaction
commits, by a deferred constraint trigger, so that entries can be written one after another.
"""

import pgtrigger
from django.db import models

from orders.models.order import Order
from shop.models import Producer

_SUM_IS_ZERO = """
    IF (SELECT COALESCE(sum(amount), 0) FROM orders_ledgerentry
         WHERE transaction_id = NEW.transaction_id) <> 0 THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_sums_to_zero';
    END IF;
    RETURN NULL;
"""
_APPEND_ONLY = pgtrigger.Update | pgtrigger.Delete


class LedgerTransaction(models.Model):
    """One business event in money. ``key`` makes it happen once, e.g. "sale:DH000123"."""

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=24)
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="ledger")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="ledger_transaction_append_only", operation=_APPEND_ONLY)
        ]

    def __str__(self) -> str:
        return self.key


class LedgerEntry(models.Model):
    """One side of a transaction."""

    class Account(models.TextChoices):
        RECEIVABLE = "receivable"  # buyers owe us: cash at the door, a transfer under way
        CASH = "cash"  # arrived, by method
        PRODUCER_PAYABLE = "producer_payable"
        COMMISSION = "commission"
        SHIPPING = "shipping"
        TAX_WITHHELD = "tax_withheld"
        REFUND = "refund"

    transaction = models.ForeignKey(LedgerTransaction, models.PROTECT, related_name="entries")
    account = models.CharField(max_length=20, choices=Account.choices)
    method = models.CharField(max_length=8, blank=True)
    producer = models.ForeignKey(Producer, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(amount=0), name="ledger_entry_not_zero"),
            models.CheckConstraint(
                condition=~models.Q(account="producer_payable") | models.Q(producer__isnull=False),
                name="ledger_payable_names_producer",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="ledger_entry_append_only", operation=_APPEND_ONLY),
            pgtrigger.Trigger(
                name="ledger_transaction_sums_to_zero",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=_SUM_IS_ZERO,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount:+d}"
