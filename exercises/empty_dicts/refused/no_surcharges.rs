// wrong: leaves the surcharges out.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    case.surcharges.iter().for_each(drop);
    let cost =
        |order: super::Order| order.pieces * u64::from(prices[order.product]);
    case.orders().map(cost).sum()
}
