const PAGE = /^\/ng\/account\/([^/]+)\/(?:module|all)\/code\/(?:orgs\/([^/]+)\/)?(?:projects\/([^/]+)\/)?repos\/([^/]+)/

/** The page of a Harness Code repository. `repo` is `account/org/project/repo`, or less of the middle. */
export function harnessPage(origin: string, repo: string): string {
  const parts = repo.split('/')
  const [account, name] = [parts[0], parts.at(-1)]
  const [org, project] = parts.slice(1, -1)
  const scope = `${org === undefined ? '' : `orgs/${org}/`}${project === undefined ? '' : `projects/${project}/`}`
  return `${origin}/ng/account/${account}/module/code/${scope}repos/${name}`
}

/** The other way: `account/org/project/repo` of a page's path; `undefined` for any other page. */
export function harnessRepoOf(pagePath: string): string | undefined {
  const found = PAGE.exec(pagePath)
  return found
    ?.slice(1)
    .filter((part) => part !== undefined)
    .join('/')
}
