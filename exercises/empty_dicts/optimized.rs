//! A product has room for the address of a map, which is made when the first
//! surcharge comes.

use std::collections::HashMap;

use super::{Answer, Case};

pub struct Product {
    price: u32,
    surcharges: Option<Box<HashMap<u32, u32>>>,
}

impl Product {
    fn new(price: u32) -> Self {
        Self { price, surcharges: None }
    }

    fn surcharge(&self, region: u32) -> u32 {
        let Some(surcharges) = &self.surcharges else { return 0 };
        surcharges.get(&region).copied().unwrap_or(0)
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut products: Vec<Product> =
        case.prices.iter().map(Product::new).collect();
    for s in case.surcharges.iter() {
        let surcharges = &mut products[s.product].surcharges;
        surcharges.get_or_insert_default().insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let extra = product.surcharge(order.region);
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
