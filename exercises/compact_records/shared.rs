//! The records lie side by side, and those with equal labels share one.

use std::rc::Rc;

use super::{Answer, Case};

struct Record {
    id: u32,
    x: f64,
    y: f64,
    label: Rc<str>,
}

fn records(case: &Case) -> Vec<Record> {
    let labels: Vec<Rc<str>> =
        case.labels.iter().map(|label| Rc::from(label.as_str())).collect();
    case.rows()
        .map(|row| Record {
            id: row.id,
            x: row.x,
            y: row.y,
            label: Rc::clone(&labels[case.place_of(row.label)]),
        })
        .collect()
}

pub fn solve(case: &Case) -> Answer {
    let records = records(case);

    let q = case.question();
    let mut sum = 0.0;
    for r in &records {
        if r.id < q.below && *r.label == *q.label {
            sum += (r.x - q.x).abs() + (r.y - q.y).abs();
        }
    }
    sum
}
