//! One list per field, and one byte a record to say which label it has.

use super::{Answer, Case};

struct Records {
    ids: Vec<u32>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    labels: Vec<u8>,
}

fn records(case: &Case) -> Records {
    let rows = case.rows();
    let count = rows.len();
    let mut records = Records {
        ids: Vec::with_capacity(count),
        xs: Vec::with_capacity(count),
        ys: Vec::with_capacity(count),
        labels: Vec::with_capacity(count),
    };
    for row in rows {
        records.ids.push(row.id);
        records.xs.push(row.x);
        records.ys.push(row.y);
        // A `u8` counts to 255, and there are eight labels.
        records.labels.push(case.place_of(row.label) as u8);
    }
    records
}

pub fn solve(case: &Case) -> Answer {
    let r = records(case);

    let q = case.question();
    let wanted = case.place_of(q.label) as u8;
    let mut sum = 0.0;
    for i in 0..r.ids.len() {
        if r.ids[i] < q.below && r.labels[i] == wanted {
            sum += (r.xs[i] - q.x).abs() + (r.ys[i] - q.y).abs();
        }
    }
    sum
}
