import { Link } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';

export function NotFound() {
  return (
    <Page title="There is no such screen" lede="The address leads nowhere in this program.">
      <p>
        <Link to="/" className="text-go underline underline-offset-4">
          Go home
        </Link>
      </p>
    </Page>
  );
}
