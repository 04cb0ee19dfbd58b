//! Every record is a map of two entries.

use std::collections::HashMap;

use meter::trace::{self, By};

use super::{Answer, Case};

type Record = HashMap<&'static str, u64>;

fn record(id: u64) -> Record {
    HashMap::from([("id", id), ("square", id * id)])
}

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();
    let ids: Vec<u64> = (0..case.records).collect();

    let before = started.and_then(|()| trace::snapshot());
    let records: Vec<Record> = ids.into_iter().map(record).collect();
    let after = trace::snapshot();

    let lines =
        before.and_then(|before| Ok(after?.compare(&before, By::Line)));
    trace::stop();

    let mut sum = 0;
    for record in &records {
        sum += record["id"] + record["square"];
    }
    Answer { value: sum, found: lines }
}
