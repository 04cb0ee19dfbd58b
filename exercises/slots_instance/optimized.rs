//! An object has a field for each attribute, and no room for another.

use super::{Answer, Case, Claim, Sizes};

struct Object {
    x: f64,
    y: f64,
    z: f64,
}

fn object(i: u32) -> Object {
    Object { x: f64::from(i), y: 1.0, z: 2.0 }
}

pub fn solve(case: &Case) -> Answer {
    let (objects, made) = meter::measure(|| {
        (0..case.objects).map(object).collect::<Vec<Object>>()
    });
    let claimed = size_of_val(&objects[0]);

    let mut sum = 0.0;
    for object in &objects {
        sum += object.x + object.y + object.z;
    }

    let made = Claim {
        of: "a struct of x, y and z",
        claimed: Some(claimed),
        allocated: made.live / i64::from(case.objects),
    };
    Answer { value: sum, found: Sizes { made, extended: None } }
}
