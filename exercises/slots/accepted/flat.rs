// All coordinates in one list, pushed one by one: three for each point.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut coordinates = Vec::with_capacity(16);
    for point in case.points.iter() {
        coordinates.extend(point);
    }
    let place = case.place();
    let mut sum = 0.0;
    for point in coordinates.chunks_exact(3) {
        for (coordinate, from) in point.iter().zip(place) {
            sum += (coordinate - from).abs();
        }
    }
    sum
}
