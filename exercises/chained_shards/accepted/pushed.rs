// A list that grows to the size of a batch and is used again.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted = orders.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::new();
    for order in wanted {
        batch.push(order);
        if batch.len() == BATCH {
            case.send(&batch);
            batch.clear();
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
