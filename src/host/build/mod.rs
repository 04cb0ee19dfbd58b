//! b
pub(crate) fn run(
    _p: &crate::project::Project,
    _o: &crate::args::BuildOptions,
) -> anyhow::Result<()> {
    Ok(())
}
