// A list for each coordinate: no struct, and the names are still gone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut xs, mut ys, mut zs) = (Vec::new(), Vec::new(), Vec::new());
    for [x, y, z] in case.points.iter() {
        xs.push(x);
        ys.push(y);
        zs.push(z);
    }
    let sum = |numbers: &[f64]| numbers.iter().sum::<f64>();
    sum(&xs) + sum(&ys) + sum(&zs)
}
