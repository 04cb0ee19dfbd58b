// over-budget: one list of all, from which the cancelled are taken out.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut all: Vec<Order> = Vec::new();
    for shard in &case.shards {
        all.extend(shard.iter());
    }
    all.retain(|order| !order.cancelled);

    for batch in all.chunks(BATCH) {
        case.send(batch);
    }
    case.sent()
}
