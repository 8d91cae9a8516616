import { Download } from 'lucide-react';
import { useState } from 'react';
import { useAsk } from '../../../client/house.tsx';
import { saveFile } from '../../../client/save-file.ts';
import { Button } from '../../../ui/button.tsx';
import { useToast } from '../../../ui/toast.tsx';

/** Saves all that proves an action as one file, for whoever must believe it without this program. */
export function EvidenceButton({ actionId }: { readonly actionId: string }) {
  const ask = useAsk();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask.actions.evidence({ actionId });
    setBusy(false);
    if (!answer.ok) {
      toast({ title: 'The evidence was not saved', text: answer.error.message, tone: 'stop' });
      return;
    }
    saveFile(answer.value.fileName, answer.value.text);
    toast({ title: 'Evidence saved', text: answer.value.fileName, tone: 'go' });
  };
  return (
    <Button icon={<Download size={16} aria-hidden />} busy={busy} onClick={() => void save()}>
      Save evidence
    </Button>
  );
}
