// over-budget: a list of the lists of all shards.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let shards: Vec<Vec<Order>> =
        case.shards.iter().map(|shard| shard.iter().collect()).collect();
    let orders = shards.into_iter().flatten();
    let wanted = orders.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
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
