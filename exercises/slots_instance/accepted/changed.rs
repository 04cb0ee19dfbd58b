// Changes the fields that there are, twice, which takes no room.

use super::{Answer, Case, Objects};

struct Object(f64, f64, f64);

pub fn solve(case: &Case) -> Answer {
    let mut objects = Objects::make(case, |[x, y, z]| Object(x, y, z));
    let [x, y, z] = case.expected();
    objects.change(|Object(own_x, own_y, own_z)| {
        *own_x -= x;
        *own_y -= y;
        *own_z -= z;
    });
    let mut sum = 0.0;
    for Object(x, y, z) in objects.list() {
        sum += x.abs() + y.abs() + z.abs();
    }
    objects.answer(sum)
}
