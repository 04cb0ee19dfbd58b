// over-budget: joins the fields of each record into a list.

use super::{Answer, Case, SIZE};

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut batch = Vec::with_capacity(records.len() * SIZE);
    for record in records {
        batch.extend(
            [
                &record.time.to_le_bytes()[..],
                &record.sensor.to_le_bytes(),
                &record.value.to_le_bytes(),
                &[record.status],
            ]
            .concat(),
        );
    }
    Answer::Whole(batch)
}
