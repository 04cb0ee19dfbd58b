//! All shards in one list, those that are not cancelled in another, and the
//! batches out of that.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut all: Vec<Order> = Vec::new();
    for shard in &case.shards {
        all.extend(shard.iter());
    }
    let wanted = all.iter().filter(|order| !order.cancelled);
    let wanted: Vec<Order> = wanted.copied().collect();

    for batch in wanted.chunks(BATCH) {
        case.send(batch);
    }
    case.sent()
}
