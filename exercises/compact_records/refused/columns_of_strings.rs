// over-budget: columns without padding, and a label of its own a record.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut ids, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
    let mut labels: Vec<String> = Vec::new();
    for row in case.rows() {
        ids.push(row.id);
        xs.push(row.x);
        ys.push(row.y);
        labels.push(row.label.to_owned());
    }
    let q = case.question();
    let mut sum = 0.0;
    for i in 0..ids.len() {
        if ids[i] < q.below && labels[i] == q.label {
            sum += (xs[i] - q.x).abs() + (ys[i] - q.y).abs();
        }
    }
    sum
}
