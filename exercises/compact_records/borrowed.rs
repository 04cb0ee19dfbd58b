//! One list per field: nothing lies between two values of a column. A label is
//! the address and the length of a string that the case owns.

use super::{Answer, Case};

struct Records<'a> {
    ids: Vec<u32>,
    xs: Vec<f64>,
    ys: Vec<f64>,
    labels: Vec<&'a str>,
}

fn records(case: &Case) -> Records<'_> {
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
        records.labels.push(row.label);
    }
    records
}

pub fn solve(case: &Case) -> Answer {
    let r = records(case);

    let q = case.question();
    let mut sum = 0.0;
    for i in 0..r.ids.len() {
        if r.ids[i] < q.below && r.labels[i] == q.label {
            sum += (r.xs[i] - q.x).abs() + (r.ys[i] - q.y).abs();
        }
    }
    sum
}
