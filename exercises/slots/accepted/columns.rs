// A list for each coordinate: no struct, and the names are still gone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut xs, mut ys, mut zs) = (Vec::new(), Vec::new(), Vec::new());
    for [x, y, z] in case.points.iter() {
        xs.push(x);
        ys.push(y);
        zs.push(z);
    }
    let [x, y, z] = case.place();
    let far = |all: &[f64], from: f64| -> f64 {
        all.iter().map(|number| (number - from).abs()).sum()
    };
    far(&xs, x) + far(&ys, y) + far(&zs, z)
}
