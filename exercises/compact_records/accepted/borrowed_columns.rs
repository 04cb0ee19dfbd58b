// Four lists that were pushed, one of them of borrowed labels.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut ids, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
    let mut labels: Vec<&str> = Vec::new();
    for row in case.rows() {
        ids.push(row.id);
        xs.push(row.x);
        ys.push(row.y);
        labels.push(row.label);
    }
    let ids: f64 = ids.iter().copied().map(f64::from).sum();
    let xs: f64 = xs.iter().sum();
    let ys: f64 = ys.iter().sum();
    let labels: usize = labels.iter().map(|label| label.len()).sum();
    ids + xs + ys + labels as f64
}
