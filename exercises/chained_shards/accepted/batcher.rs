// A type that fills batches, and sends the rest when it ends.

use super::{Answer, BATCH, Case, Order};

struct Batcher<'a> {
    case: &'a Case,
    orders: Vec<Order>,
}

impl Batcher<'_> {
    fn add(&mut self, order: Order) {
        self.orders.push(order);
        if self.orders.len() == BATCH {
            self.send();
        }
    }

    fn send(&mut self) {
        self.case.send(&self.orders);
        self.orders.clear();
    }
}

impl Drop for Batcher<'_> {
    fn drop(&mut self) {
        if !self.orders.is_empty() {
            self.send();
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut batcher = Batcher { case, orders: Vec::new() };
    for shard in &case.shards {
        for order in shard.iter().filter(|order| !order.cancelled) {
            batcher.add(order);
        }
    }
    drop(batcher);
    case.sent()
}
