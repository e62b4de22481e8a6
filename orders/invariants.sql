-- What must be true at every moment. Each query is named by the comment before it and returns no
-- row in a sound shop. Run by `manage.py check_invariants`, nightly, and after every fault test.

-- name: ledger_transaction_sums_to_zero
SELECT t.key, sum(e.amount) AS off
  FROM orders_ledgertransaction t JOIN orders_ledgerentry e ON e.transaction_id = t.id
 GROUP BY t.key HAVING sum(e.amount) <> 0;

-- name: ledger_transaction_has_entries
SELECT t.key FROM orders_ledgertransaction t
 WHERE NOT EXISTS (SELECT 1 FROM orders_ledgerentry e WHERE e.transaction_id = t.id);

-- name: ledger_sums_to_zero_in_all
SELECT sum(amount) AS off FROM orders_ledgerentry HAVING sum(amount) <> 0;

-- name: stock_level_is_sane
SELECT variant_id, on_hand, reserved FROM shop_stocklevel
 WHERE reserved < 0 OR on_hand < reserved;

-- name: stock_level_is_the_sum_of_its_movements
SELECT l.variant_id, l.on_hand, l.reserved,
       COALESCE(sum(m.on_hand_change), 0) AS moved_on_hand,
       COALESCE(sum(m.reserved_change), 0) AS moved_reserved
  FROM shop_stocklevel l LEFT JOIN shop_stockmovement m ON m.variant_id = l.variant_id
 GROUP BY l.variant_id
HAVING l.on_hand <> COALESCE(sum(m.on_hand_change), 0)
    OR l.reserved <> COALESCE(sum(m.reserved_change), 0);

-- name: reserved_units_are_held_for_orders
SELECT l.variant_id, l.reserved, COALESCE(sum(r.quantity), 0) AS held
  FROM shop_stocklevel l
  LEFT JOIN orders_reservation r ON r.variant_id = l.variant_id AND r.state = 'held'
 GROUP BY l.variant_id HAVING l.reserved <> COALESCE(sum(r.quantity), 0);

-- name: reservation_fits_its_order
SELECT o.code, r.variant_id, r.state, o.status
  FROM orders_reservation r JOIN orders_order o ON o.id = r.order_id
 WHERE (r.state = 'held' AND o.status IN ('cancelled', 'expired', 'completed'))
    OR (r.state = 'released' AND o.status NOT IN ('cancelled', 'expired'))
    OR (r.state = 'shipped' AND o.status NOT IN ('confirmed', 'shipped', 'completed'));

-- name: every_line_has_its_reservation
SELECT o.code, l.sku, l.quantity, r.quantity AS reserved
  FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
  LEFT JOIN orders_reservation r ON r.order_id = l.order_id AND r.variant_id = l.variant_id
 WHERE r.quantity IS DISTINCT FROM l.quantity;

-- name: no_counted_reservation_past_its_end
-- Half an hour is more than the expiry task and a silent gateway's grace need together.
SELECT o.code, r.variant_id, r.expires_at
  FROM orders_reservation r JOIN orders_order o ON o.id = r.order_id
 WHERE r.state = 'held' AND r.expires_at < now() - interval '30 minutes';

-- name: confirmed_orders_hold_without_end
SELECT o.code, r.variant_id FROM orders_reservation r JOIN orders_order o ON o.id = r.order_id
 WHERE r.expires_at IS NOT NULL AND o.status IN ('confirmed', 'shipped', 'completed');

-- name: succeeded_payment_has_a_paid_order
SELECT o.code, o.status, p.id FROM orders_payment p JOIN orders_order o ON o.id = p.order_id
 WHERE p.status = 'succeeded' AND o.status NOT IN ('confirmed', 'shipped', 'completed');

-- name: order_paid_ahead_has_one_succeeded_payment
SELECT o.code, o.status FROM orders_order o
 WHERE o.status IN ('confirmed', 'shipped', 'completed') AND o.method <> 'cod'
   AND (SELECT count(*) FROM orders_payment p
         WHERE p.order_id = o.id AND p.status = 'succeeded') <> 1;

-- name: completed_order_is_paid
SELECT o.code FROM orders_order o
 WHERE o.status = 'completed' AND NOT EXISTS (
       SELECT 1 FROM orders_payment p WHERE p.order_id = o.id AND p.status = 'succeeded');

-- name: money_kept_is_not_more_than_the_total
SELECT o.code, o.total, sum(p.amount - p.refunded) AS kept
  FROM orders_order o JOIN orders_payment p ON p.order_id = o.id
 WHERE p.status IN ('succeeded', 'refunded')
 GROUP BY o.code, o.total HAVING sum(p.amount - p.refunded) > o.total;

-- name: payment_is_of_the_order_total
SELECT o.code, o.total, p.amount FROM orders_payment p JOIN orders_order o ON o.id = p.order_id
 WHERE p.amount <> o.total;

-- name: cash_in_the_ledger_is_the_money_that_came
SELECT o.code, COALESCE(e.cash, 0) AS cash, COALESCE(p.kept, 0) AS kept
  FROM orders_order o
  LEFT JOIN (SELECT t.order_id, sum(e.amount) AS cash
               FROM orders_ledgerentry e JOIN orders_ledgertransaction t ON t.id = e.transaction_id
              WHERE e.account = 'cash' GROUP BY t.order_id) e ON e.order_id = o.id
  LEFT JOIN (SELECT order_id, sum(amount - refunded) AS kept FROM orders_payment
              WHERE status IN ('succeeded', 'refund_due', 'refunded')
              GROUP BY order_id) p ON p.order_id = o.id
 WHERE COALESCE(e.cash, 0) <> COALESCE(p.kept, 0);

-- name: order_total_is_lines_and_shipping_less_discount
SELECT o.code, o.subtotal, o.shipping, o.total,
       COALESCE(l.lines, 0) AS lines, COALESCE(p.shipping, 0) AS parcels
  FROM orders_order o
  LEFT JOIN (SELECT order_id, sum(total) AS lines FROM orders_orderline GROUP BY order_id) l
         ON l.order_id = o.id
  LEFT JOIN (SELECT order_id, sum(shipping) AS shipping FROM orders_parcel GROUP BY order_id) p
         ON p.order_id = o.id
 WHERE o.subtotal <> COALESCE(l.lines, 0) OR o.shipping <> COALESCE(p.shipping, 0)
    OR o.total <> o.subtotal + o.shipping - o.discount;

-- name: line_deductions_are_its_rates
-- Half a dong is rounded up, line by line and tax by tax.
SELECT o.code, l.sku, l.total, l.commission, l.tax_withheld
  FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
 WHERE l.commission <> (l.total * l.commission_bp + 5000) / 10000
    OR l.tax_withheld <> (l.total * l.vat_bp + 5000) / 10000 + (l.total * l.pit_bp + 5000) / 10000;

-- name: producer_payable_is_its_lines_less_commission_and_tax
SELECT s.code, s.producer_id, s.owed, COALESCE(b.booked, 0) AS booked
  FROM (SELECT o.id, o.code, l.producer_id,
               sum(l.total - l.commission - l.tax_withheld)
                   * (o.status IN ('confirmed', 'shipped', 'completed'))::int AS owed
          FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id
         GROUP BY o.id, o.code, l.producer_id, o.status) s
  LEFT JOIN (SELECT t.order_id, e.producer_id, -sum(e.amount) AS booked
               FROM orders_ledgerentry e JOIN orders_ledgertransaction t ON t.id = e.transaction_id
              WHERE e.account = 'producer_payable' GROUP BY t.order_id, e.producer_id) b
         ON b.order_id = s.id AND b.producer_id = s.producer_id
 WHERE s.owed <> COALESCE(b.booked, 0);

-- name: order_status_is_its_last_change
SELECT o.code, o.status, c.after FROM orders_order o
  LEFT JOIN LATERAL (SELECT after FROM orders_orderchange
                      WHERE order_id = o.id ORDER BY id DESC LIMIT 1) c ON true
 WHERE c.after IS DISTINCT FROM o.status;

-- name: order_changes_form_a_chain
SELECT order_id, before, previous FROM (
       SELECT order_id, before,
              lag(after, 1, '') OVER (PARTITION BY order_id ORDER BY id) AS previous
         FROM orders_orderchange) c
 WHERE before <> previous;

-- name: parcel_status_is_its_last_change
SELECT p.id, p.status, c.after FROM orders_parcel p
  LEFT JOIN LATERAL (SELECT after FROM orders_parcelchange
                      WHERE parcel_id = p.id ORDER BY id DESC LIMIT 1) c ON true
 WHERE c.after IS DISTINCT FROM p.status;

-- name: parcel_holds_one_producer
SELECT l.id FROM orders_orderline l JOIN orders_parcel p ON p.id = l.parcel_id
 WHERE l.producer_id <> p.producer_id OR l.order_id <> p.order_id;

-- name: ordered_cart_is_closed
SELECT o.code FROM orders_order o JOIN orders_cart c ON c.id = o.cart_id WHERE c.is_open;

-- name: no_second_mail_for_order_template_and_person
SELECT template, context->>'order' AS code, context->>'parcel' AS parcel, recipient, count(*)
  FROM orders_outboxmessage
 GROUP BY template, context->>'order', context->>'parcel', recipient HAVING count(*) > 1;

-- name: alcohol_is_never_sold_for_cash
SELECT DISTINCT o.code FROM orders_order o
  JOIN orders_orderline l ON l.order_id = o.id
  JOIN shop_variant v ON v.id = l.variant_id JOIN shop_product p ON p.id = v.product_id
 WHERE p.is_alcohol AND (o.method = 'cod' OR NOT o.age_confirmed);

-- name: published_product_has_a_holder
SELECT slug FROM shop_product
 WHERE state = 'published' AND (producer_id IS NULL OR published_at IS NULL);

-- name: certificate_stars_are_those_of_its_score
SELECT c.id, c.score, c.stars FROM shop_certificate c
 WHERE c.stars <> (SELECT max(b.stars) FROM shop_scoreband b
                    WHERE b.criteria_id = c.criteria_id AND b.min_score <= c.score
                      AND (b.stars < 5 OR c.issuer_level = 'central'));
