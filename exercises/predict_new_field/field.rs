//! An order has the field from the start, whether it is used or not.

use super::{Answer, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders: Vec<Order> = case.orders.iter().collect();

    let mut report = case.report();
    for order in &orders {
        let coupon = order.coupon.map(u64::from);
        report.add(order.id, order.cents, coupon);
    }
    report
}
