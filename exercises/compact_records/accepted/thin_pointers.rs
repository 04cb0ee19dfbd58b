// Rows whose label is one address, so that id and label together need no
// padding.

use std::rc::Rc;

use super::{Answer, Case};

struct Record {
    id: u32,
    label: Rc<String>,
    x: f64,
    y: f64,
}

pub fn solve(case: &Case) -> Answer {
    let labels: Vec<_> = case.labels.iter().cloned().map(Rc::new).collect();
    let records: Vec<Record> = case
        .rows()
        .map(|row| Record {
            id: row.id,
            label: Rc::clone(&labels[case.place_of(row.label)]),
            x: row.x,
            y: row.y,
        })
        .collect();

    let q = case.question();
    let mut sum = 0.0;
    for r in &records {
        if r.id < q.below && *r.label == q.label {
            sum += (r.x - q.x).abs() + (r.y - q.y).abs();
        }
    }
    sum
}
