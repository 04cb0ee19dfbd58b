//! Each order is a map from a field's name to its value.

use std::collections::HashMap;

use super::{Answer, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut orders = Vec::with_capacity(case.orders.left());
    for Order { id, cents, coupon } in case.orders.iter() {
        let mut order = HashMap::from([("id", id), ("cents", cents)]);
        if let Some(coupon) = coupon {
            order.insert("coupon", u64::from(coupon));
        }
        orders.push(order);
    }

    let mut report = case.report();
    for order in &orders {
        let coupon = order.get("coupon").copied();
        report.add(order["id"], order["cents"], coupon);
    }
    report
}
