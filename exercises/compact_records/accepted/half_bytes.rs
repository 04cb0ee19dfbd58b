// Two labels a byte, which is less than a byte each.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut ids, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
    let mut labels: Vec<u8> = Vec::new();
    for row in case.rows() {
        let place = case.place_of(row.label) as u8;
        if ids.len() % 2 == 0 {
            labels.push(place);
        } else if let Some(pair) = labels.last_mut() {
            *pair |= place << 4;
        }
        ids.push(row.id);
        xs.push(row.x);
        ys.push(row.y);
    }
    let q = case.question();
    let wanted = case.place_of(q.label) as u8;
    let mut sum = 0.0;
    for i in 0..ids.len() {
        let label = labels[i / 2] >> (4 * (i % 2)) & 0xf;
        if ids[i] < q.below && label == wanted {
            sum += (xs[i] - q.x).abs() + (ys[i] - q.y).abs();
        }
    }
    sum
}
