// wrong: keeps a length in place of the label, which two labels may share.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut ids, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
    let mut labels: Vec<u8> = Vec::new();
    for row in case.rows() {
        ids.push(row.id);
        xs.push(row.x);
        ys.push(row.y);
        labels.push(row.label.len() as u8);
    }
    let q = case.question();
    let mut sum = 0.0;
    for i in 0..ids.len() {
        if ids[i] < q.below && usize::from(labels[i]) == q.label.len() {
            sum += (xs[i] - q.x).abs() + (ys[i] - q.y).abs();
        }
    }
    sum
}
