//! Every record is an object of its own on the heap, and owns its label.

use super::{Answer, Case};

struct Record {
    id: u32,
    x: f64,
    y: f64,
    label: String,
}

fn record(id: u32, labels: &[String]) -> Record {
    let label = &labels[id as usize % labels.len()];
    Record {
        id,
        x: f64::from(id),
        y: f64::from(id) / 2.0,
        label: label.clone(),
    }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<_> = (0..case.records)
        .map(|id| Box::new(record(id, &case.labels)))
        .collect();

    let mut sum = 0.0;
    for r in &records {
        sum += f64::from(r.id) + r.x + r.y + r.label.len() as f64;
    }
    sum
}
