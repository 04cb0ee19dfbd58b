// Looks whether there is one more before it makes a batch.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted = orders.filter(|order| !order.cancelled);
    let mut wanted = wanted.peekable();

    while wanted.peek().is_some() {
        let batch: Vec<Order> = wanted.by_ref().take(BATCH).collect();
        case.send(&batch);
    }
    case.sent()
}
