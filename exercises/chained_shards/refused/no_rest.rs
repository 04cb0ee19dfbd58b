// wrong: never sends the batch that is not full.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted = orders.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    for order in wanted {
        batch.push(order);
        if batch.len() == BATCH {
            case.send(&batch);
            batch.clear();
        }
    }
    case.sent()
}
